# kind: general
# test-size: 70
# quick-size: 250
"""A ray tracer with a vector class: operator methods, small objects, dispatch.

Spheres and a plane, shadows and one mirror. Prints the brightness of some pixels
and a checksum of the picture.
"""

import math
import sys


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))


class Sphere:
    def __init__(self, centre, radius, shade, mirror):
        self.centre = centre
        self.radius = radius
        self.shade = shade
        self.mirror = mirror

    def hit(self, origin, direction):
        """Distance to the nearest point in front of origin, or None."""
        offset = origin - self.centre
        half = offset.dot(direction)
        root = half * half - offset.dot(offset) + self.radius * self.radius
        if root < 0.0:
            return None
        distance = -half - math.sqrt(root)
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def shade_at(self, point):
        return self.shade


class Floor:
    mirror = 0.1

    def __init__(self, height):
        self.height = height
        self.up = Vector(0.0, 1.0, 0.0)

    def hit(self, origin, direction):
        if abs(direction.y) < 1e-9:
            return None
        distance = (self.height - origin.y) / direction.y
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return self.up

    def shade_at(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else 0.3


class Scene:
    def __init__(self):
        self.things = [Floor(-1.0)]
        for i in range(5):
            centre = Vector(i * 1.1 - 2.2, 0.3 * (i % 2) - 0.5, 4.0 + 0.5 * (i % 3))
            self.things.append(Sphere(centre, 0.5, 0.4 + 0.1 * i, 0.3 if i % 2 else 0.0))
        self.light = Vector(-0.6, 0.9, -0.5).unit()

    def nearest(self, origin, direction):
        best = None
        best_distance = 1e9
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best_distance:
                best = thing
                best_distance = distance
        return best, best_distance

    def trace(self, origin, direction, depth):
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return 0.2 + 0.3 * max(direction.y, 0.0)
        point = origin + direction * distance
        normal = thing.normal(point)
        light = max(normal.dot(self.light), 0.0)
        if light > 0.0 and self.nearest(point, self.light)[0] is not None:
            light = 0.0
        value = thing.shade_at(point) * (0.15 + 0.85 * light)
        if thing.mirror > 0.0 and depth > 0:
            bounced = direction - normal * (2.0 * direction.dot(normal))
            value += thing.mirror * self.trace(point, bounced, depth - 1)
        return value


def render(scene, size):
    eye = Vector(0.0, 0.2, -1.0)
    rows = []
    for row in range(size):
        line = []
        for column in range(size):
            direction = Vector(2.0 * column / size - 1.0, 1.0 - 2.0 * row / size, 1.6).unit()
            line.append(scene.trace(eye, direction, 2))
        rows.append(line)
    return rows


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    rows = render(Scene(), size)
    total = 0.0
    for line in rows:
        total += sum(line)
    middle = size // 2
    print("%.6f %.6f" % (rows[middle][middle], rows[size - 1][0]))
    print("%.6f" % (total / (size * size)))


if __name__ == "__main__":
    main()
