// A stable merge sort for elements whose comparison may fail: natural runs, short ones extended by insertion, merged by
// the powersort policy (Munro, Wild 2018: nearly optimal for what is partly sorted already). The comparison is a
// functor int(const E&, const E&): 1 less, 0 not, -1 failed. Elements are plain words in memory outside the heap.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace taipan {

template <class E, class Less>
class MergeSort {
 public:
  // scratch: room for (n + 1) / 2 elements.
  MergeSort(E* items, int64_t n, E* scratch, Less less) : items_(items), n_(n), scratch_(scratch), less_(less) {}

  // False: the comparison failed; the items are then in disorder, and some may be missing.
  [[nodiscard]] bool sort() {
    int64_t minRun = minimalRun(n_);
    for (int64_t at = 0; at < n_;) {
      int64_t length = countRun(at);
      if (length < 0) return false;
      if (length < minRun) {
        int64_t wanted = std::min(minRun, n_ - at);
        if (!insertionSort(at, length, wanted)) return false;
        length = wanted;
      }
      if (!pushRun(at, length)) return false;
      at += length;
    }
    while (depth_ > 1)
      if (!mergeTop()) return false;
    return true;
  }

 private:
  struct Run {
    int64_t start, length;
    int power;  // of the boundary to the next run
  };

  // 16 to 32, so that n / minRun is a power of two or a little less.
  static int64_t minimalRun(int64_t n) {
    int64_t lost = 0;
    while (n >= 32) {
      lost |= n & 1;
      n >>= 1;
    }
    return n + lost;
  }

  // Length of the run that begins at `at`; a strictly descending one is reversed. -1: failed.
  int64_t countRun(int64_t at) {
    int64_t i = at + 1;
    if (i == n_) return 1;
    int descending = less_(items_[i], items_[at]);
    if (descending < 0) return -1;
    for (i++; i < n_; i++) {
      int less = less_(items_[i], items_[i - 1]);
      if (less < 0) return -1;
      if (less != descending) break;
    }
    if (descending) std::reverse(items_ + at, items_ + i);
    return i - at;
  }

  // items[at, at + sorted) are in order; makes it so for `length`.
  bool insertionSort(int64_t at, int64_t sorted, int64_t length) {
    for (int64_t i = at + sorted; i < at + length; i++) {
      E e = items_[i];
      int64_t left = at, right = i;
      while (left < right) {
        int64_t middle = left + (right - left) / 2;
        int less = less_(e, items_[middle]);
        if (less < 0) return false;
        if (less)
          right = middle;
        else
          left = middle + 1;
      }
      std::copy_backward(items_ + left, items_ + i, items_ + i + 1);
      items_[left] = e;
    }
    return true;
  }

  // Depth, in the ideal merge tree, of the boundary between two neighbouring runs.
  int powerOf(const Run& a, int64_t startB, int64_t lengthB) const {
    uint64_t n = static_cast<uint64_t>(n_);
    uint64_t x = 2 * static_cast<uint64_t>(a.start) + static_cast<uint64_t>(a.length);
    uint64_t y = 2 * static_cast<uint64_t>(startB) + static_cast<uint64_t>(lengthB);
    int power = 0;
    // Compares the bits of the midpoints x / 2n and y / 2n until they differ.
    for (;;) {
      ++power;
      if (x >= n) {
        x -= n;
        y -= n;
      } else if (y >= n) {
        return power;
      }
      x <<= 1;
      y <<= 1;
    }
  }

  bool pushRun(int64_t start, int64_t length) {
    if (depth_ > 0) {
      int power = powerOf(runs_[depth_ - 1], start, length);
      while (depth_ > 1 && runs_[depth_ - 2].power > power)
        if (!mergeTop()) return false;
      runs_[depth_ - 1].power = power;
    }
    runs_[depth_++] = {start, length, 0};
    return true;
  }

  bool mergeTop() {
    Run& a = runs_[depth_ - 2];
    const Run& b = runs_[depth_ - 1];
    int64_t lengthA = a.length, lengthB = b.length, startA = a.start, startB = b.start;
    a.length += lengthB;
    a.power = b.power;
    depth_--;
    return merge(startA, lengthA, startB, lengthB);
  }

  // First index in [from, from + n) whose item is greater than e; -1: failed. Searched from the left by growing steps.
  int64_t upperBound(const E& e, int64_t from, int64_t n) {
    int64_t low = 0, step = 1;
    while (low + step <= n) {
      int less = less_(e, items_[from + low + step - 1]);
      if (less < 0) return -1;
      if (less) break;
      low += step;
      step *= 2;
    }
    int64_t high = std::min(low + step - 1, n);
    while (low < high) {
      int64_t middle = low + (high - low) / 2;
      int less = less_(e, items_[from + middle]);
      if (less < 0) return -1;
      if (less)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  // First index in [from, from + n) whose item is not less than e; -1: failed. Searched from the right.
  int64_t lowerBound(const E& e, int64_t from, int64_t n) {
    int64_t high = n, step = 1;
    while (high - step >= 0) {
      int less = less_(items_[from + high - step], e);
      if (less < 0) return -1;
      if (less) break;
      high -= step;
      step *= 2;
    }
    int64_t low = std::max<int64_t>(high - step + 1, 0);
    while (low < high) {
      int64_t middle = low + (high - low) / 2;
      int less = less_(items_[from + middle], e);
      if (less < 0) return -1;
      if (less)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  bool merge(int64_t a, int64_t na, int64_t b, int64_t nb) {
    int64_t skip = upperBound(items_[b], a, na);  // these are in place
    if (skip < 0) return false;
    a += skip;
    na -= skip;
    if (na == 0) return true;
    nb = lowerBound(items_[a + na - 1], b, nb);
    if (nb < 0) return false;
    if (nb == 0) return true;
    return na <= nb ? mergeForward(a, na, b, nb) : mergeBackward(a, na, b, nb);
  }

  bool mergeForward(int64_t a, int64_t na, int64_t b, int64_t nb) {
    std::copy(items_ + a, items_ + a + na, scratch_);
    const E *x = scratch_, *xEnd = scratch_ + na;
    const E *y = items_ + b, *yEnd = y + nb;
    E* to = items_ + a;
    while (x < xEnd && y < yEnd) {
      int less = less_(*y, *x);
      if (less < 0) return false;
      *to++ = less ? *y++ : *x++;
    }
    std::copy(x, xEnd, to);
    return true;
  }

  bool mergeBackward(int64_t a, int64_t na, int64_t b, int64_t nb) {
    std::copy(items_ + b, items_ + b + nb, scratch_);
    const E *x = items_ + a + na, *xBegin = items_ + a;
    const E *y = scratch_ + nb, *yBegin = scratch_;
    E* to = items_ + b + nb;
    while (x > xBegin && y > yBegin) {
      int less = less_(y[-1], x[-1]);
      if (less < 0) return false;
      *--to = less ? *--x : *--y;
    }
    std::copy_backward(yBegin, y, to);
    return true;
  }

  E* items_;
  int64_t n_;
  E* scratch_;
  Less less_;
  Run runs_[72];
  int depth_ = 0;
};

}  // namespace taipan
