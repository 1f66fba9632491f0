package io.quartier.testkit.architecture.breaks.empty_names;

class LeaseManager {}
