package it.quartier.probe;

/** What is sent to a channel by the tests. */
public record Said(String text, int number) {}
