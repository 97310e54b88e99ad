/** A file to keep, sent piece by piece as it is made; `name` is the product's own word, never a person's text. */
export function fileResponse({ name, type, pieces }: { name: string; type: string; pieces: Generator<string> }): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.next()
      if (piece.done) controller.close()
      else controller.enqueue(encoder.encode(piece.value))
    },
  })
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}
