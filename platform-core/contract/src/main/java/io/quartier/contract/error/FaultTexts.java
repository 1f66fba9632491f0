package io.quartier.contract.error;

import java.util.Locale;

/** Says faults in words, for reports that a plugin keeps; faults of an answer are put into words by the platform. */
public interface FaultTexts {

    /** What the fault says, by its code in {@code messages*.properties}, its arguments put in. */
    String of(Fault fault, Locale language);
}
