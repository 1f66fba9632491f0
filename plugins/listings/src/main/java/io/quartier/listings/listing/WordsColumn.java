package io.quartier.listings.listing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps a list of words in a {@code text[]}: goes in as PostgreSQL writes arrays, comes out as the driver's array. */
@Converter
public class WordsColumn implements AttributeConverter<List<String>, Object> {

    @Override
    public Object convertToDatabaseColumn(List<String> words) {
        // words need no escaping, but one that reads null would be taken for it without quotes
        return words.isEmpty() ? "{}" : "{\"" + String.join("\",\"", words) + "\"}";
    }

    @Override
    public List<String> convertToEntityAttribute(Object column) {
        return List.of((String[]) column);
    }
}
