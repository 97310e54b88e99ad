// Makes the picture of the network one to walk through, with keys, to see larger, and to slide through time.
// The page is whole without it: the picture is drawn on the server, and the tables say the same.

/**
 * Where an arrow key leads from the last of the marks one came along. Down steps on to the first tie of where one stands, left
 * and right go through the ties of where one came from, up goes back. At the start, left and right go through everything.
 * `ties`: a Map from each mark to the marks it is tied to, in the order in which they are walked.
 */
export function walk(trail, arrow, ties) {
  const here = trail.at(-1)
  const before = trail.slice(0, -1)
  if (arrow === 'ArrowUp') return before.length > 0 ? before : trail
  if (arrow === 'ArrowDown') {
    const next = (ties.get(here) ?? []).find((key) => key !== before.at(-1))
    return next === undefined ? trail : [...trail, next]
  }
  const from = before.at(-1)
  const beside = from === undefined ? [...ties.keys()] : (ties.get(from) ?? []).filter((key) => key !== before.at(-2))
  const at = beside.indexOf(here) + (arrow === 'ArrowRight' ? 1 : -1)
  return [...before, beside[(at + beside.length) % beside.length] ?? here]
}

/** The ties of a picture, each mark's by name; marks in the order given. */
export function tiesOf(marks, lines) {
  const names = new Map(marks.map(({ key, name }) => [key, name]))
  const ties = new Map(marks.map(({ key }) => [key, []]))
  for (const { from, to } of lines) {
    ties.get(from)?.push(to)
    ties.get(to)?.push(from)
  }
  for (const list of ties.values()) list.sort((a, b) => (names.get(a) < names.get(b) ? -1 : 1))
  return ties
}

const HELP = 'Arrow down goes to the first tie, left and right through the ties, up back. Enter opens. Escape leaves.'
const element = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more })

function walkable(region, svg) {
  const marks = new Map([...svg.querySelectorAll('a[data-key]')].map((mark) => [mark.dataset.key, mark]))
  const lines = [...svg.querySelectorAll('path[data-from]')]
  if (marks.size === 0) return
  const ties = tiesOf([...marks].map(([key, mark]) => ({ key, name: mark.dataset.name })), lines.map(({ dataset }) => dataset))
  const help = element('p', HELP, { id: 'walk-help', className: 'govuk-hint' })
  const said = element('p', '', { className: 'govuk-body al-said' })
  said.setAttribute('role', 'status')
  const after = element('p', 'The end of the picture.', { className: 'govuk-visually-hidden', tabIndex: -1 })
  region.before(help)
  region.after(said, after)
  region.setAttribute('role', 'application')
  region.setAttribute('aria-describedby', 'walk-help')
  // One stop for the Tab key: inside, the arrows lead on, and the tables have every link.
  for (const mark of marks.values()) mark.setAttribute('tabindex', '-1')

  let trail = null
  const first = [...marks.values()].find((mark) => mark.dataset.stands === 'centre') ?? marks.values().next().value
  const stand = (next) => {
    trail = next
    const here = next?.at(-1)
    for (const [key, mark] of marks) mark.classList.toggle('al-here', key === here)
    for (const line of lines) line.classList.toggle('al-here', here !== undefined && (line.dataset.from === here || line.dataset.to === here))
    if (here === undefined) return
    marks.get(here).scrollIntoView({ block: 'nearest', inline: 'nearest' })
    said.textContent = `${marks.get(here).dataset.name}: ${marks.get(here).dataset.words}.`
  }
  region.addEventListener('focus', () => trail ?? stand([first.dataset.key]))
  region.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || trail === null) return
    if (['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key)) stand(walk(trail, event.key, ties))
    else if (event.key === 'Enter') location.assign(marks.get(trail.at(-1)).getAttribute('href'))
    else if (event.key === 'Escape') {
      stand(null)
      said.textContent = 'You have left the picture.'
      after.focus()
    } else return
    event.preventDefault()
  })
}

function larger(region, svg) {
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)))
  let scale = 1
  const show = (wanted) => {
    scale = Math.min(4, Math.max(0.25, wanted))
    svg.setAttribute('width', String(Math.round(width * scale)))
    svg.setAttribute('height', String(Math.round(height * scale)))
  }
  const buttons = element('div', '', { className: 'al-actions' })
  for (const [words, press] of [['Larger', () => show(scale * 1.4)], ['Smaller', () => show(scale / 1.4)], ['Whole picture', () => show(region.clientWidth / width)]]) {
    const button = element('button', words, { type: 'button', className: 'govuk-button govuk-button--secondary' })
    button.addEventListener('click', press)
    buttons.append(button)
  }
  region.before(buttons)
}

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

const view = globalThis.document?.querySelector('[data-network-view]')
if (view) {
  const region = view.querySelector('.al-scroll')
  const svg = region.querySelector('svg')
  slidable(view)
  larger(region, svg)
  walkable(region, svg)
}
