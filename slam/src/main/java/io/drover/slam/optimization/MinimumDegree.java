package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * An order in which to eliminate the vertices of a graph so that little fills in: approximate
 * minimum degree (AMD; Amestoy, Davis and Duff, SIAM J. Matrix Anal. Appl. 1996).
 *
 * <p>An eliminated vertex becomes an element {@code e}, the clique of its members {@code Lₑ}; a
 * vertex {@code i} keeps the elements that it is in, {@code Eᵢ}, and the neighbours that no element
 * explains, {@code Aᵢ}. Vertices that have the same of both are one supervariable and are
 * eliminated together; a degree is bounded from above by |Aᵢ| + |Lₚ \ i| + Σ |Lₑ \ Lₚ|. Elements
 * that lie within another are absorbed. Linear in practice; not for more than one use.
 */
final class MinimumDegree {
  private final int size;

  /**
   * Of a vertex first its elements, then its neighbours, in the place that its neighbours had at
   * first: an elimination never makes the list longer.
   */
  private final int[] lists;

  private final int[] listStart;
  private final int[] elementCount;
  private final int[] listLength;

  /** Of each element the place of its members, how many of them, and the vertices in them. */
  private int[] members;

  private int memberCount;
  private final int[] memberStart;
  private final int[] memberLength;
  private final int[] elementSize;
  private final boolean[] alive;

  /** Vertices in a supervariable; 0 in one that was merged or eliminated. */
  private final int[] weight;

  /** What was merged into a supervariable, one after the other. */
  private final int[] nextMerged;

  private final int[] lastMerged;

  private final DegreeLists degrees;

  /** Which vertices are in Lₚ; of which elements |Lₑ \ Lₚ| is known: those marked by a stamp. */
  private final int[] inPivot;

  private final int[] outsideStamp;
  private final int[] outside;

  private final int[] bound;
  private final int[] compared;
  private int comparison;
  private final int[] scratch;
  private final int[] hashHead;
  private final int[] hashNext;
  private final int[] hashOf;

  private final int[] order;
  private int ordered;

  private MinimumDegree(Adjacency graph) {
    size = graph.vertices();
    lists = graph.copyOfNeighbours();
    listStart = new int[size];
    elementCount = new int[size];
    listLength = new int[size];
    members = new int[lists.length + size];
    memberStart = new int[size];
    memberLength = new int[size];
    elementSize = new int[size];
    alive = new boolean[size];
    weight = new int[size];
    nextMerged = new int[size];
    lastMerged = new int[size];
    degrees = new DegreeLists(size);
    inPivot = new int[size];
    outsideStamp = new int[size];
    outside = new int[size];
    bound = new int[size];
    compared = new int[size];
    scratch = new int[size + 1];
    hashHead = new int[size];
    hashNext = new int[size];
    hashOf = new int[size];
    order = new int[size];
    Arrays.fill(weight, 1);
    Arrays.fill(nextMerged, -1);
    Arrays.fill(inPivot, -1);
    Arrays.fill(outsideStamp, -1);
    Arrays.fill(hashHead, -1);
    for (int v = 0; v < size; v++) {
      lastMerged[v] = v;
      listStart[v] = graph.start(v);
      listLength[v] = graph.degree(v);
    }
    for (int v = size - 1; v >= 0; v--) {
      degrees.put(v, listLength[v]);
    }
  }

  /** Vertices, the first to be eliminated first. */
  static int[] order(Adjacency graph) {
    MinimumDegree search = new MinimumDegree(graph);
    while (search.ordered < search.size) {
      search.eliminate(search.degrees.removeLeast());
    }
    return search.order;
  }

  private void eliminate(int pivot) {
    weight[pivot] = 0;
    append(pivot);
    int memberWeight = gather(pivot);
    measureOutside(pivot);
    memberWeight -= shorten(pivot);
    merge(pivot);
    settle(pivot, memberWeight);
  }

  private void append(int vertex) {
    for (int v = vertex; v >= 0; v = nextMerged[v]) {
      order[ordered++] = v;
    }
  }

  /** Makes the element's members Lₚ of the pivot's neighbours and elements; their weight. */
  private int gather(int pivot) {
    memberStart[pivot] = memberCount;
    int sum = 0;
    inPivot[pivot] = pivot;
    int start = listStart[pivot];
    for (int p = start; p < start + elementCount[pivot]; p++) {
      int element = lists[p];
      if (alive[element]) {
        alive[element] = false;
        int from = memberStart[element];
        for (int q = from; q < from + memberLength[element]; q++) {
          sum += gatherOne(pivot, members[q]);
        }
      }
    }
    for (int p = start + elementCount[pivot]; p < start + listLength[pivot]; p++) {
      sum += gatherOne(pivot, lists[p]);
    }
    memberLength[pivot] = memberCount - memberStart[pivot];
    alive[pivot] = true;
    return sum;
  }

  private int gatherOne(int pivot, int vertex) {
    if (weight[vertex] == 0 || inPivot[vertex] == pivot) {
      return 0;
    }
    inPivot[vertex] = pivot;
    degrees.remove(vertex);
    if (memberCount == members.length) {
      members = Arrays.copyOf(members, 2 * memberCount + 1);
    }
    members[memberCount++] = vertex;
    return weight[vertex];
  }

  /** Finds |Lₑ \ Lₚ| of every element that a member is in. */
  private void measureOutside(int pivot) {
    for (int m = memberStart[pivot]; m < memberCount; m++) {
      int i = members[m];
      int start = listStart[i];
      for (int p = start; p < start + elementCount[i]; p++) {
        int element = lists[p];
        if (alive[element]) {
          if (outsideStamp[element] != pivot) {
            outsideStamp[element] = pivot;
            outside[element] = elementSize[element];
          }
          outside[element] -= weight[i];
        }
      }
    }
  }

  /**
   * Takes out of every member's list what the new element explains. A member that is left with
   * nothing else follows the pivot at once; the weight of those is returned.
   */
  private int shorten(int pivot) {
    int gone = 0;
    for (int m = memberStart[pivot]; m < memberCount; m++) {
      int i = members[m];
      int start = listStart[i];
      int count = 0;
      int degree = 0;
      int hash = 0;
      for (int p = start; p < start + elementCount[i]; p++) {
        int element = lists[p];
        if (alive[element] && outside[element] > 0) {
          scratch[count++] = element;
          degree += outside[element];
          hash += element;
        } else {
          alive[element] = false;
        }
      }
      int elements = count + 1;
      scratch[count++] = pivot;
      for (int p = start + elementCount[i]; p < start + listLength[i]; p++) {
        int neighbour = lists[p];
        if (weight[neighbour] > 0 && inPivot[neighbour] != pivot) {
          scratch[count++] = neighbour;
          degree += weight[neighbour];
          hash += neighbour;
        }
      }
      if (count == 1) {
        gone += weight[i];
        weight[i] = 0;
        append(i);
      } else {
        System.arraycopy(scratch, 0, lists, start, count);
        elementCount[i] = elements;
        listLength[i] = count;
        bound[i] = degree;
        hashIn(i, Integer.remainderUnsigned(hash, size));
      }
    }
    return gone;
  }

  private void hashIn(int vertex, int hash) {
    hashOf[vertex] = hash;
    hashNext[vertex] = hashHead[hash];
    hashHead[hash] = vertex;
  }

  /** Merges members that nothing tells apart. */
  private void merge(int pivot) {
    for (int m = memberStart[pivot]; m < memberCount; m++) {
      if (weight[members[m]] > 0) {
        int bucket = hashOf[members[m]];
        int first = hashHead[bucket];
        hashHead[bucket] = -1;
        for (int i = first; i >= 0; i = hashNext[i]) {
          mergeInto(i);
        }
      }
    }
  }

  private void mergeInto(int i) {
    boolean marked = false;
    int last = i;
    for (int j = hashNext[i]; j >= 0; j = hashNext[j]) {
      if (listLength[j] == listLength[i] && elementCount[j] == elementCount[i]) {
        if (!marked) {
          marked = true;
          comparison++;
          for (int p = listStart[i]; p < listStart[i] + listLength[i]; p++) {
            compared[lists[p]] = comparison;
          }
        }
        if (allCompared(j)) {
          weight[i] += weight[j];
          weight[j] = 0;
          nextMerged[lastMerged[i]] = j;
          lastMerged[i] = lastMerged[j];
          hashNext[last] = hashNext[j];
          continue;
        }
      }
      last = j;
    }
  }

  private boolean allCompared(int j) {
    for (int p = listStart[j]; p < listStart[j] + listLength[j]; p++) {
      if (compared[lists[p]] != comparison) {
        return false;
      }
    }
    return true;
  }

  /** Keeps the members that are left, and gives them their new degrees. */
  private void settle(int pivot, int memberWeight) {
    int count = memberStart[pivot];
    for (int m = memberStart[pivot]; m < memberCount; m++) {
      int i = members[m];
      if (weight[i] > 0) {
        members[count++] = i;
        int others = memberWeight - weight[i];
        int grown = degrees.degree(i) + others;
        int left = size - ordered - weight[i];
        degrees.put(i, Math.max(0, Math.min(left, Math.min(grown, bound[i] + others))));
      }
    }
    memberCount = count;
    memberLength[pivot] = count - memberStart[pivot];
    elementSize[pivot] = memberWeight;
    alive[pivot] = memberWeight > 0;
  }
}
