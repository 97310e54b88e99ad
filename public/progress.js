// Follows long work: swaps #progress with the same part of a fresh copy of the page, and goes on when it is finished.
const follow = async () => {
  const here = document.getElementById('progress')
  if (!here) return
  if (here.dataset.next) return location.replace(here.dataset.next)
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (answer?.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress')
    if (fresh) here.replaceWith(document.adoptNode(fresh))
    else return location.reload()
  }
  setTimeout(follow, 1000)
}
setTimeout(follow, 1000)
