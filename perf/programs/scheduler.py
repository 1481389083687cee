# kind: general
# test-size: 4000
"""A toy operating system: tasks of several classes, queues, packets, priorities.

Producers send packets to filters and filters to consumers; a scheduler always runs
the ready task of the highest priority. Prints what each task has done.
"""

import sys


class Packet:
    def __init__(self, kind, payload):
        self.kind = kind
        self.payload = payload
        self.link = None


class Queue:
    """Packets as a linked list: append at the tail, take from the head."""

    def __init__(self):
        self.head = None
        self.tail = None
        self.size = 0

    def put(self, packet):
        packet.link = None
        if self.head is None:
            self.head = packet
        else:
            self.tail.link = packet
        self.tail = packet
        self.size += 1

    def take(self):
        packet = self.head
        self.head = packet.link
        if self.head is None:
            self.tail = None
        self.size -= 1
        return packet


class Task:
    def __init__(self, name, priority):
        self.name = name
        self.priority = priority
        self.inbox = Queue()
        self.runs = 0
        self.target = None

    def ready(self):
        return self.inbox.head is not None

    def run(self, system):
        self.runs += 1
        self.handle(self.inbox.take(), system)

    def send(self, packet):
        self.target.inbox.put(packet)

    def report(self):
        return "%s %d" % (self.name, self.runs)


class Producer(Task):
    def __init__(self, name, priority, amount, stride):
        super().__init__(name, priority)
        self.remaining = amount
        self.stride = stride
        self.value = 1

    def ready(self):
        return self.remaining > 0 and self.target.inbox.size < 4

    def run(self, system):
        self.runs += 1
        self.remaining -= 1
        self.value = (self.value * 17 + self.stride) % 257
        kind = "even" if self.value % 2 == 0 else "odd"
        self.send(Packet(kind, [self.value, self.remaining % 10]))


class Doubler(Task):
    def handle(self, packet, system):
        if packet.kind == "even":
            packet.payload = [item * 2 for item in packet.payload]
        else:
            packet.payload.reverse()
        self.send(packet)


class Router(Task):
    """Sends packets by kind; keeps a few to itself to stir the order."""

    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.routes = {}
        self.held = None

    def handle(self, packet, system):
        if self.held is None and packet.payload[0] % 5 == 0:
            self.held = packet
            return
        self.routes[packet.kind].inbox.put(packet)
        if self.held is not None:
            self.routes[self.held.kind].inbox.put(self.held)
            self.held = None


class Consumer(Task):
    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.digest = 0

    def handle(self, packet, system):
        for item in packet.payload:
            self.digest = (self.digest * 13 + item) % 65521
        system.delivered += 1

    def report(self):
        return super().report() + " digest %d" % self.digest


class System:
    def __init__(self):
        self.tasks = []
        self.delivered = 0

    def add(self, task):
        self.tasks.append(task)
        return task

    def pick(self):
        best = None
        for task in self.tasks:
            if task.ready() and (best is None or task.priority > best.priority):
                best = task
        return best

    def run(self):
        task = self.pick()
        while task is not None:
            task.run(self)
            task = self.pick()


def build(amount):
    system = System()
    evens = system.add(Consumer("evens", 2))
    odds = system.add(Consumer("odds", 3))
    router = system.add(Router("router", 4))
    router.routes = {"even": evens, "odd": odds}
    doubler = system.add(Doubler("doubler", 5))
    doubler.target = router
    for name, priority, stride in (("first", 1, 3), ("second", 6, 5)):
        producer = system.add(Producer(name, priority, amount, stride))
        producer.target = doubler
    return system


def main():
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 450000
    system = build(amount)
    system.run()
    for task in system.tasks:
        print(task.report())
    print("delivered", system.delivered)


if __name__ == "__main__":
    main()
