package io.quartier.neighbour.api;

/** What another plugin lets others see. */
public record OfferMade(String title) {}
