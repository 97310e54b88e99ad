/** Milliseconds of processor time this process has used: unlike the clock, it does not run while others have the machine. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
