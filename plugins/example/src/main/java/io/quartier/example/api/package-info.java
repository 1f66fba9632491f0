/** The only package that other plugins may use. */
package io.quartier.example.api;
