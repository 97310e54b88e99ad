/** Every command says how it is used, before it does anything else, where `--help` or `-h` asks for it. */

export function answerHelp(usage: string): void {
  if (!process.argv.slice(2).some((word) => word === '--help' || word === '-h')) return
  console.log(usage)
  process.exit(0)
}
