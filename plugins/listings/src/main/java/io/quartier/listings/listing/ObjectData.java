package io.quartier.listings.listing;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;

/** The columns that say how large, how old and what else the object is. */
@Embeddable
class ObjectData {

    @Column(name = "living_area")
    Double livingArea;

    @Column(name = "usable_area")
    Double usableArea;

    @Column(name = "plot_area")
    Double plotArea;

    Double rooms;
    Integer bedrooms;
    Double bathrooms;
    Integer floor;
    Integer floors;

    @Column(name = "parking_spaces")
    Integer parkingSpaces;

    @Column(name = "year_built")
    Integer yearBuilt;

    @Column(name = "year_renovated")
    Integer yearRenovated;

    String condition;
    String heating;
    String furnishing;

    @Column(name = "available_from")
    LocalDate availableFrom;

    /** Never null, or an object of which nothing else is known would be no object when it is read. */
    @Convert(converter = WordsColumn.class)
    List<String> features;

    protected ObjectData() {}

    static ObjectData of(ListingDraft draft) {
        ObjectData data = new ObjectData();
        data.livingArea = draft.livingArea();
        data.usableArea = draft.usableArea();
        data.plotArea = draft.plotArea();
        data.rooms = draft.rooms();
        data.bedrooms = draft.bedrooms();
        data.bathrooms = draft.bathrooms();
        data.floor = draft.floor();
        data.floors = draft.floors();
        data.parkingSpaces = draft.parkingSpaces();
        data.yearBuilt = draft.yearBuilt();
        data.yearRenovated = draft.yearRenovated();
        data.condition = Words.of(draft.condition());
        data.heating = Words.of(draft.heating());
        data.furnishing = Words.of(draft.furnishing());
        data.availableFrom = draft.availableFrom();
        data.features = draft.features();
        return data;
    }
}
