package io.quartier.neighbour.offer;

/** Another plugin's insides. */
public class Offer {}
