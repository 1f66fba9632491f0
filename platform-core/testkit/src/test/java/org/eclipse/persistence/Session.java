package org.eclipse.persistence;

/** Stands for EclipseLink's API, which is nowhere on our class path. */
public interface Session {}
