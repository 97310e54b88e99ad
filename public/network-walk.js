// Walking through a drawing of the network with keys, finding in it by name, and seeing it larger: the same for every drawing.
//
// A drawing is { marks, ties, start, show, zoom, whole, open }: `marks` a Map of each mark by its key, with name, words, x and y (down);
// `ties` a Map of the keys each is tied to; `start` the key of the first to stand on; `show(key)` marks the one stood on, or none.

const POINTS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** Where an arrow leads from a mark: to the nearest it is tied to in that direction, else to the nearest of all; null where there is none. */
export function towards(here, arrow, { marks, ties }) {
  const [dx, dy] = POINTS[arrow]
  const from = marks.get(here)
  const nearest = (keys) => {
    let [found, least] = [null, Infinity]
    for (const key of keys) {
      const [x, y] = [marks.get(key).x - from.x, marks.get(key).y - from.y]
      const ahead = x * dx + y * dy
      if (ahead > 0 && ahead >= Math.abs(x * dy + y * dx) && x * x + y * y < least) [found, least] = [key, x * x + y * y]
    }
    return found
  }
  return nearest(ties.get(here) ?? []) ?? nearest(marks.keys())
}

/** The next mark after `here` whose name has all the words, round and round; null where none has. */
export function named(text, here, { marks }) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fitting = words.length === 0 ? [] : [...marks].filter(([, { name }]) => words.every((word) => name.toLowerCase().includes(word))).map(([key]) => key)
  return fitting[(fitting.indexOf(here) + 1) % fitting.length] ?? null
}

/** Each key with the keys it is tied to. */
export function tiesOf(keys, pairs) {
  const ties = new Map([...keys].map((key) => [key, []]))
  for (const [from, to] of pairs) {
    ties.get(from)?.push(to)
    ties.get(to)?.push(from)
  }
  return ties
}

export const element = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more })
export const button = (words, press) => {
  const made = element('button', words, { type: 'button', className: 'govuk-button govuk-button--secondary' })
  made.addEventListener('click', press)
  return made
}

const HELP = 'The arrow keys go to the nearest mark that way, first to one it is tied to. Enter opens it, plus and minus zoom, Escape leaves.'

/** Puts the buttons, the box to find a name and the keys to a region; `use` says which drawing they work on from now on. */
export function controls(region) {
  let [drawing, here] = [null, null]
  const said = element('p', '', { className: 'govuk-body al-said' })
  said.setAttribute('role', 'status')
  const after = element('p', 'The end of the picture.', { className: 'govuk-visually-hidden', tabIndex: -1 })
  const bar = element('div', '', { className: 'al-walk' })
  bar.append(finder(), button('Larger', () => drawing.zoom(1.4)), button('Smaller', () => drawing.zoom(1 / 1.4)), button('Whole picture', () => drawing.whole()))
  region.before(bar, element('p', HELP, { id: 'walk-help', className: 'govuk-hint' }))
  region.after(said, after)
  region.setAttribute('role', 'application')
  region.setAttribute('aria-describedby', 'walk-help')
  // Come to by a key; a click leaves the picture where it is.
  region.addEventListener('focus', () => here === null && region.matches(':focus-visible') && stand(drawing.start))
  region.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key in POINTS) stand(here === null ? drawing.start : (towards(here, event.key, drawing) ?? here))
    else if (event.key === 'Enter' && here !== null) drawing.open(here)
    else if (event.key === '+' || event.key === '=') drawing.zoom(1.4)
    else if (event.key === '-') drawing.zoom(1 / 1.4)
    else if (event.key === '0') drawing.whole()
    else if (event.key === 'Escape') {
      stand(null)
      say('You have left the picture.')
      after.focus()
    } else return
    event.preventDefault()
  })
  const say = (words) => (said.textContent = words)
  return { bar, say, use }

  function use(next) {
    if (here !== null) drawing?.show(null)
    drawing = next
    if (here !== null) stand(drawing.marks.has(here) ? here : null)
  }
  function stand(key) {
    here = key
    drawing.show(key)
    if (key !== null) say(`${drawing.marks.get(key).name}: ${drawing.marks.get(key).words}.`)
  }
  function finder() {
    const form = element('form', '')
    const box = element('input', '', { type: 'search', id: 'walk-to', className: 'govuk-input', autocomplete: 'off' })
    form.append(element('label', 'Go to a name in the picture', { htmlFor: 'walk-to', className: 'govuk-label' }), box, element('button', 'Go', { className: 'govuk-button govuk-button--secondary' }))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const found = named(box.value, here, drawing)
      if (found === null) say(box.value.trim() === '' ? 'Type part of a name.' : 'Nothing in this picture has that name.')
      else stand(found)
    })
    return form
  }
}
