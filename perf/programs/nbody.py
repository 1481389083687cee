# kind: numeric
# test-size: 5000
"""Gravitating bodies, advanced with the leapfrog scheme.

Float arithmetic on attributes-free data: each quantity is a list of floats, one
entry for each body. Prints total energy at the start and at the end, and the
final position of the first body.
"""

import math
import sys

BODIES = 6
STEP = 0.002


def initial_state():
    """One heavy body at the centre, the others on tilted circular orbits."""
    xs, ys, zs = [0.0], [0.0], [0.0]
    us, vs, ws = [0.0], [0.0], [0.0]
    masses = [40.0]
    for i in range(1, BODIES):
        radius = 1.5 + 1.25 * i
        speed = math.sqrt(masses[0] / radius)
        angle = 0.7 * i
        tilt = 0.05 * i
        xs.append(radius * math.cos(angle))
        ys.append(radius * math.sin(angle))
        zs.append(radius * math.sin(tilt))
        us.append(-speed * math.sin(angle))
        vs.append(speed * math.cos(angle))
        ws.append(0.0)
        masses.append(0.01 * i)
    return xs, ys, zs, us, vs, ws, masses


def energy(state):
    xs, ys, zs, us, vs, ws, masses = state
    total = 0.0
    for i in range(len(masses)):
        total += 0.5 * masses[i] * (us[i] ** 2 + vs[i] ** 2 + ws[i] ** 2)
        for j in range(i):
            dx = xs[i] - xs[j]
            dy = ys[i] - ys[j]
            dz = zs[i] - zs[j]
            total -= masses[i] * masses[j] / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def kick(state, dt):
    """Changes the velocities by the forces of all pairs."""
    xs, ys, zs, us, vs, ws, masses = state
    count = len(masses)
    for i in range(count):
        x = xs[i]
        y = ys[i]
        z = zs[i]
        mass = masses[i]
        for j in range(i + 1, count):
            dx = xs[j] - x
            dy = ys[j] - y
            dz = zs[j] - z
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * math.sqrt(square))
            here = pull * masses[j]
            there = pull * mass
            us[i] += dx * here
            vs[i] += dy * here
            ws[i] += dz * here
            us[j] -= dx * there
            vs[j] -= dy * there
            ws[j] -= dz * there


def drift(state, dt):
    xs, ys, zs, us, vs, ws, masses = state
    for i in range(len(masses)):
        xs[i] += dt * us[i]
        ys[i] += dt * vs[i]
        zs[i] += dt * ws[i]


def advance(state, steps):
    kick(state, STEP / 2)
    for _ in range(steps):
        drift(state, STEP)
        kick(state, STEP)
    kick(state, -STEP / 2)


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 600000
    state = initial_state()
    print("%.9f" % energy(state))
    advance(state, steps)
    print("%.9f" % energy(state))
    print("%.9f %.9f %.9f" % (state[0][0], state[1][0], state[2][0]))


if __name__ == "__main__":
    main()
