package io.quartier.kernel.notification.template;

import java.util.Locale;
import java.util.Map;

/** The page behind the link at the end of an e-mail. */
public final class UnsubscribePage {

    private static final Map<String, Words> WORDS = Map.of(
            "en",
            new Words(
                    "Unsubscribe",
                    "Do you want no more messages of this kind?",
                    "Unsubscribe",
                    "Done: you will get no more messages of this kind."),
            "de",
            new Words(
                    "Abbestellen",
                    "Möchten Sie keine solchen Nachrichten mehr?",
                    "Abbestellen",
                    "Erledigt: Sie bekommen keine solchen Nachrichten mehr."),
            "sk",
            new Words(
                    "Odhlásiť sa",
                    "Nechcete už dostávať takéto správy?",
                    "Odhlásiť sa",
                    "Hotovo: takéto správy už nebudete dostávať."),
            "cs",
            new Words(
                    "Odhlásit se",
                    "Nechcete už dostávat takové zprávy?",
                    "Odhlásit se",
                    "Hotovo: takové zprávy už nebudete dostávat."));

    private UnsubscribePage() {}

    /** Asks, with a button. */
    public static String ask(Locale language) {
        Words words = words(language);
        return page(
                language,
                words.title(),
                "<p>" + words.question() + "</p><form method=\"post\"><button type=\"submit\">" + words.button()
                        + "</button></form>");
    }

    /** Says that it is done. */
    public static String done(Locale language) {
        Words words = words(language);
        return page(language, words.title(), "<p>" + words.done() + "</p>");
    }

    private static Words words(Locale language) {
        return WORDS.getOrDefault(language.getLanguage(), WORDS.get("en"));
    }

    private static String page(Locale language, String title, String body) {
        return "<!DOCTYPE html><html lang=\"" + language.getLanguage()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + title
                + "</title></head><body><h1>" + title + "</h1>" + body + "</body></html>";
    }

    private record Words(String title, String question, String button, String done) {}
}
