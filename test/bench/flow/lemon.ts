/** LEMON's network simplex on the same network in the same run: compiled to a folder of its own where Debian's liblemon-dev and g++ are. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Network } from '../../../graph/matching/flow/network.ts'

const HEADER = '/usr/include/lemon/network_simplex.h'
const COMPILER = '/usr/bin/g++'

export type Lemon = { solve: (network: Network, rounds: number) => { least: number; median: number; cost: bigint }; close: () => void }

/** The driver, built; null, with the reason on standard error, where it can't be. */
export function buildLemon(): Lemon | null {
  if (!existsSync(HEADER) || !existsSync(COMPILER)) {
    console.error('LEMON is not here (apt-get install liblemon-dev g++): the comparison with it is left out.')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'alongside-lemon-'))
  try {
    execFileSync(COMPILER, ['-O2', '-std=gnu++14', '-w', '-o', join(folder, 'lemon'), join(import.meta.dirname, 'lemon.cc')], { stdio: 'pipe' })
  } catch {
    rmSync(folder, { recursive: true })
    console.error('LEMON could not be compiled: the comparison with it is left out.')
    return null
  }
  return { solve: (network, rounds) => solve(folder, network, rounds), close: () => rmSync(folder, { recursive: true }) }
}

function solve(folder: string, { nodes, from, to, capacity, supply, cost }: Network, rounds: number) {
  const file = join(folder, 'network')
  const bytes = (array: Int32Array | Float64Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  writeFileSync(file, Buffer.concat([Int32Array.of(nodes, from.length), from, to, capacity, supply, cost].map(bytes)))
  const [least, median, total] = execFileSync(join(folder, 'lemon'), [file, String(rounds)]).toString().trim().split(' ')
  return { least: Number(least), median: Number(median), cost: BigInt(total!) }
}
