package io.quartier.launcher.demo;

/** How somebody signs in to the demo. */
public record Account(String organization, String email, String password) {}
