"""Many locals of every kind live at once, all right when the loop leaves the fast path."""


def ints(n):
    a = b = c = d = e = f = g = h = i = j = k = l = m = o = p = q = 1
    for z in range(n):
        a += b
        b ^= z
        c = (c + a) % 1009
        d -= c
        e += d % 7
        f = e - a
        g = (g * 3 + f) % 997
        h += g
        i = h - b
        j ^= i
        k = j % 101
        l += k
        m = (m + l) % 65537
        o -= m
        p += o % 13
        q = (q + p + a + f + l) % 10007
        if z == n - 1:
            q = q + 0.5
    return a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q


def floats(n):
    a = b = c = d = e = f = g = h = 0.5
    s = t = u = v = 1
    for z in range(n):
        a = a * 0.5 + 1
        b = b * 0.25 + a
        c = c * 0.5 - b
        d = (d + c) / 2
        e = e / 3 + d
        f = f / 2 - e
        g = g / 2 + f
        h = (h + g) * 0.5
        s, t, u, v = t, u, v, s + z
        if z == n - 2:
            v = 2 ** 80
    return ["%.9f" % x for x in (a, b, c, d, e, f, g, h)], s, t, u, v


def mixed(n):
    i1, f1, s1, l1, d1, t1, n1, b1 = 1, 1.5, "a", [1], {"k": 1}, (1, 2), None, True
    i2, f2, s2, l2, d2, t2, n2, b2 = 2, 2.5, "b", [2], {"k": 2}, (3, 4), None, False
    for z in range(n):
        i1, i2 = i2, i1 + 1
        f1, f2 = f2, f1 + 0.5
        if z % 1000 == 0:
            s1 += "x"
            l1.append(z)
            d1[z] = i1
            t1 = (f1, t1[0])
        b1, b2 = b2, not b1
        n1, n2 = n2, n1
        if z == n - 3:
            i1, f1, s1 = f1, s1, i1
            n1 = locals()
            n1 = len(n1)
            break
    return i1, f1, s1, l1, d1, t1, n1, b1, i2, f2, s2, l2, d2, t2, n2, b2, z


def arguments(a, b, c, d, e, f, g, h, i=9, *rest, k=11, **more):
    for z in range(3000):
        a += b
        c, d = d, c
        e = e * 0.5
        f = f if z < 2990 else "late"
        i += z
    return a, b, c, d, e, f, g, h, i, rest, k, sorted(more.items())


print(ints(10000))
print(floats(5000))
print(mixed(10000))
print(arguments(1, 2, 3, 4, 5.0, 6, [7], "8"))
print(arguments(0.5, 2, 3, "4", 5, None, 7, 8, 90, 10, 11, k=12, x=13))
print(arguments(2 ** 62, 2 ** 61, 3, 4, 5, 6, 7, 8, 2 ** 62))
