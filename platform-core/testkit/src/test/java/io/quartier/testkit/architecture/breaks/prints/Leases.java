package io.quartier.testkit.architecture.breaks.prints;

class Leases {
    void count() {
        System.out.println("one");
    }
}
