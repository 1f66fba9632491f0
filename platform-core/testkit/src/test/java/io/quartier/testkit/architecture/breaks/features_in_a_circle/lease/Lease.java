package io.quartier.testkit.architecture.breaks.features_in_a_circle.lease;

import io.quartier.testkit.architecture.breaks.features_in_a_circle.deposit.Deposit;

public class Lease {
    Deposit deposit;
}
