# RUN: count
# Dicts whose keys were strs or small ints are asked without a call that may run Python code; others by one that may.
def count(words, odd):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    counts["all"] = counts.get("all", 0) + len(words)
    return counts[odd]


count(["a", "b", "a"], "a")
count(["a", 1.5, "a"], 1.5)
