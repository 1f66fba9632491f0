package io.quartier.testkit.architecture.breaks.empty_names_inside;

class Lease {
    static class Utils {}
}
