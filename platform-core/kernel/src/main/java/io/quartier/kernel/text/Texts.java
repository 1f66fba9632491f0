package io.quartier.kernel.text;

import io.quartier.contract.Plugin;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.FaultTexts;
import io.quartier.contract.error.Problem;
import io.quartier.kernel.plugin.ActivePlugins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the text of a problem or a fault by its code, in the caller's language, and puts the arguments in. */
@ApplicationScoped
public class Texts implements FaultTexts {

    private static final ClassValue<MessageBundle> BUNDLES = new ClassValue<>() {
        @Override
        protected MessageBundle computeValue(Class<?> type) {
            return MessageBundle.beside(type);
        }
    };

    private final List<MessageBundle> all = new ArrayList<>();

    /** Reads the core's bundle and those beside the problems of the active plugins. */
    public Texts() {
        this(ActivePlugins.all());
    }

    Texts(List<Plugin> plugins) {
        all.add(BUNDLES.get(Texts.class));
        for (Plugin plugin : plugins) {
            all.add(BUNDLES.get(plugin.getClass()));
            plugin.problems().forEach(problems -> all.add(BUNDLES.get(problems)));
        }
    }

    /** What the problem says. */
    public String of(Problem problem, Map<String, Object> arguments, Locale language) {
        String own = BUNDLES.get(problem.getClass()).text(problem.name(), language);
        String text = own != null ? own : BUNDLES.get(Texts.class).text(problem.name(), language);
        return fill(text != null ? text : problem.title(), arguments, language);
    }

    @Override
    public String of(Fault fault, Locale language) {
        String text = null;
        if (fault.arguments().size() == 1) {
            // LENGTH with only a maximum reads differently: LENGTH.max
            text = find(
                    fault.code() + "." + fault.arguments().keySet().iterator().next(), language);
        }
        if (text == null) {
            text = find(fault.code(), language);
        }
        return fill(text != null ? text : find("INVALID", language), fault.arguments(), language);
    }

    private String find(String key, Locale language) {
        for (MessageBundle bundle : all) {
            String text = bundle.text(key, language);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private String fill(String text, Map<String, Object> arguments, Locale language) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 1, close);
            filled.append(text, at, open)
                    .append(
                            arguments.containsKey(name)
                                    ? words(name, arguments.get(name), language)
                                    : text.substring(open, close + 1));
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }

    /** An argument as people read it: some values are keys of texts themselves, such as {@code expected.date}. */
    private String words(String name, Object value, Locale language) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        String text = find(name + "." + value, language);
        return text != null ? text : String.valueOf(value);
    }
}
