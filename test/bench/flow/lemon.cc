// Times LEMON's network simplex on a network written by lemon.ts; prints the least and the median
// milliseconds of processor time, and the cost.
// LEMON: Egerváry Research Group, Boost Software License 1.0; Kovács 2015.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <string>
#include <vector>
using namespace lemon;
template <class T> static std::vector<T> take(FILE *file, int count) {
  std::vector<T> all(count);
  if (fread(all.data(), sizeof(T), count, file) != (size_t)count) exit(1);
  return all;
}
int main(int, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 1;
  int nodes = take<int>(file, 1)[0], arcs = take<int>(file, 1)[0];
  auto from = take<int>(file, arcs), to = take<int>(file, arcs), capacity = take<int>(file, arcs), supply = take<int>(file, nodes);
  auto cost = take<double>(file, arcs);
  SmartDigraph graph;
  for (int node = 0; node < nodes; node++) graph.addNode();
  for (int arc = 0; arc < arcs; arc++) graph.addArc(graph.nodeFromId(from[arc]), graph.nodeFromId(to[arc]));
  SmartDigraph::ArcMap<long long> costs(graph), capacities(graph);
  SmartDigraph::NodeMap<long long> supplies(graph);
  for (int arc = 0; arc < arcs; arc++) costs[graph.arcFromId(arc)] = (long long)cost[arc], capacities[graph.arcFromId(arc)] = capacity[arc];
  for (int node = 0; node < nodes; node++) supplies[graph.nodeFromId(node)] = supply[node];
  std::vector<double> times;
  __int128 total = 0;
  for (int round = 0; round < atoi(argv[2]); round++) {
    clock_t start = clock();
    NetworkSimplex<SmartDigraph, long long, long long> simplex(graph);
    if (simplex.upperMap(capacities).costMap(costs).supplyMap(supplies).run() != simplex.OPTIMAL) return 2;
    times.push_back((clock() - start) * 1e3 / CLOCKS_PER_SEC);
    total = 0;
    for (int arc = 0; arc < arcs; arc++) total -= (__int128)simplex.flow(graph.arcFromId(arc)) * (long long)cost[arc];
  }
  std::sort(times.begin(), times.end());
  std::string digits;
  for (; total > 0; total /= 10) digits.insert(digits.begin(), '0' + (int)(total % 10));
  printf("%f %f -%s\n", times[0], times[times.size() / 2], digits.empty() ? "0" : digits.c_str());
}
