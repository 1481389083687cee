# RUN: words
# Slices need no slice object, `in` of a list no call that may run Python code, nor does the truth of what is None or a str.
def words(text, wanted, known):
    found = 0
    for i in range(len(text)):
        word = text[i:i + 3]
        if word in wanted and word[:-1] not in known:
            found += 1
    first = found and wanted[1:]
    if first:
        return first[0]
    return found


words("the quick", ["the", "ick"], ("qu", "ic"))
words("", [], ("qu", "ic"))
