// Makes the picture of the network one to walk through with keys, to see larger, and to slide through time. The page is whole
// without it: the picture is drawn on the server, and the tables say the same.
import { button, controls, element, tiesOf } from './network-walk.js'

/** The picture as the server drew it. */
function stillDrawing(region, svg) {
  const links = new Map([...svg.querySelectorAll('a[data-key]')].map((link) => [link.dataset.key, link]))
  const lines = [...svg.querySelectorAll('path[data-from]')]
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)))
  let scale = 1
  const scaleTo = (wanted) => {
    scale = Math.min(4, Math.max(0.25, wanted))
    svg.setAttribute('width', String(Math.round(width * scale)))
    svg.setAttribute('height', String(Math.round(height * scale)))
  }
  const placeOf = (link) => Object.fromEntries(['x', 'y'].map((axis) => [axis, Number(link.querySelector('text').getAttribute(axis))]))
  // One stop for the Tab key: inside, the arrows lead on, and the tables have every link.
  for (const link of links.values()) link.setAttribute('tabindex', '-1')
  return {
    marks: new Map([...links].map(([key, link]) => [key, { name: link.dataset.name, words: link.dataset.words, ...placeOf(link) }])),
    ties: tiesOf(links.keys(), lines.map(({ dataset }) => [dataset.from, dataset.to])),
    start: ([...links.values()].find(({ dataset }) => dataset.stands) ?? links.values().next().value).dataset.key,
    show(here) {
      for (const [key, link] of links) link.classList.toggle('al-here', key === here)
      for (const line of lines) line.classList.toggle('al-here', here !== null && (line.dataset.from === here || line.dataset.to === here))
      links.get(here)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    zoom: (times) => scaleTo(scale * times),
    whole: () => scaleTo(region.clientWidth / width),
    open: (key) => location.assign(links.get(key).getAttribute('href')),
  }
}

/** Puts a drawing by sigma before the still one, which is printed, and comes back whenever the other cannot be drawn. */
async function enliven(region, svg, { drawing, controlled, address, scripts }) {
  const stage = element('div', '', { className: 'al-stage' })
  const swap = (isLive, next) => {
    stage.hidden = !isLive
    svg.classList.toggle('al-behind', isLive)
    for (const words of document.querySelectorAll('[data-while]')) words.hidden = (words.dataset.while === 'live') !== isLive
    controlled.use(next)
  }
  region.prepend(stage)
  try {
    const { liveDrawing } = await import('./network-live.js')
    const live = await liveDrawing({ stage, address, scripts, lost: (isLost) => swap(!isLost, isLost ? drawing : live) })
    region.addEventListener('focusin', () => live.held(true))
    region.addEventListener('focusout', () => live.held(false))
    swap(true, live)
  } catch (fault) {
    stage.remove()
    throw fault
  }
}

const mayDraw = () => document.createElement('canvas').getContext('webgl2') !== null

/** A slider over the months of ten years, which fills in the boxes of the day and sends the form. */
function slidable(view) {
  const day = document.querySelector('form.al-filter [name="on-day"]')
  if (!day) return
  const { day: shown, today } = view.dataset
  const months = (iso) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1
  const last = months(today)
  const dayAt = (month) => (month === last ? today : `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`)
  const words = (iso) => new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const slider = element('input', '', { type: 'range', id: 'month', min: String(Math.min(last - 120, months(shown))), max: String(last), step: '1', className: 'al-slider' })
  slider.value = String(months(shown))
  const label = element('label', `Slide through time: ${words(shown)}`, { className: 'govuk-label', htmlFor: 'month' })
  slider.addEventListener('input', () => {
    label.textContent = `Slide through time: ${words(dayAt(Number(slider.value)))}`
    slider.setAttribute('aria-valuetext', words(dayAt(Number(slider.value))))
  })
  slider.addEventListener('change', () => {
    const [year, month, date] = dayAt(Number(slider.value)).split('-')
    for (const [name, value] of [['on-day', date], ['on-month', month], ['on-year', year]]) day.form.elements.namedItem(name).value = String(Number(value))
    day.form.requestSubmit()
  })
  slider.setAttribute('aria-valuetext', words(shown))
  const group = element('div', '', { className: 'govuk-form-group' })
  group.append(label, slider)
  view.prepend(group)
}

function start(view) {
  const region = view.querySelector('.al-scroll')
  const svg = region.querySelector('svg')
  slidable(view)
  if (!svg.querySelector('a[data-key]')) return
  const { marks: address, schools, scripts } = view.dataset
  const drawing = stillDrawing(region, svg)
  const controlled = controls(region)
  controlled.use(drawing)
  const enlivened = () => enliven(region, svg, { drawing, controlled, address, scripts: scripts.split(' ') })
  if (!mayDraw()) return
  if (schools === undefined) {
    if (region.scrollWidth > region.clientWidth) enlivened().catch(() => undefined)
    return
  }
  const every = button(`Draw all ${Number(schools).toLocaleString('en-GB')} schools`, () => {
    every.remove()
    controlled.say('The schools are being drawn. This can take a minute.')
    enlivened().then(() => controlled.say('Every school is drawn.'), () => controlled.say('The schools could not be drawn here. The authorities stay, and each leads to its own picture.'))
  })
  controlled.bar.append(every)
}

const view = globalThis.document?.querySelector('[data-network-view]')
if (view) start(view)
