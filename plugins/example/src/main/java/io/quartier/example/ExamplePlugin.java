package io.quartier.example;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import io.quartier.contract.error.Problem;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.example.api.NoteFinished;
import io.quartier.example.note.NoteResource;
import io.quartier.example.note.RepeatNote;
import java.util.List;

/** The smallest whole plugin: the notes of an organization. This class is its table of contents. */
public class ExamplePlugin implements Plugin {

    /** May see notes. */
    public static final String READ = "example:read";
    /** May write, change, finish and delete notes. */
    public static final String WRITE = "example:write";

    @Override
    public String id() {
        return "example";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(NoteResource.class);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(READ, Scope.READ, "See the notes of the organization."),
                new Permission(WRITE, Scope.WRITE, "Write, change, finish and delete notes."));
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(new EventType<>("note.finished", 1, NoteFinished.class, "Somebody finished a note."));
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(new Subscriber<>("example.repeat", NoteFinished.class, RepeatNote.class));
    }

    @Override
    public List<Class<? extends Problem>> problems() {
        return List.of(ExampleProblem.class);
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__notes.sql");
    }
}
