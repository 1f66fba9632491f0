package io.quartier.testkit.architecture.breaks.api_imports_insides.lease;

public class Lease {}
