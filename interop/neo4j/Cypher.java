import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs files of Cypher in a database of a home folder, and prints each row as a line of JSON. */
public class Cypher {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        var service = new DatabaseManagementServiceBuilder(home)
                .setConfig(GraphDatabaseSettings.load_csv_file_url_root, home.resolve("import"))
                .build();
        try {
            var database = service.database("neo4j");
            if (!database.isAvailable(60_000)) throw new IllegalStateException("no database");
            for (int i = 1; i < arguments.length; i++) {
                System.out.println(json(Map.of("file", arguments[i])));
                for (String statement : statements(Files.readString(Path.of(arguments[i])))) {
                    // Outside a transaction of ours, as CALL … IN TRANSACTIONS needs.
                    database.executeTransactionally(statement, Map.of(), result -> {
                        while (result.hasNext()) System.out.println(json(result.next()));
                        return null;
                    });
                }
            }
        } finally {
            service.shutdown();
        }
    }

    static List<String> statements(String text) {
        List<String> found = new ArrayList<>();
        for (String part : text.split(";\\s*\n")) {
            String bare = part.lines().filter(line -> !line.startsWith("//")).collect(Collectors.joining("\n"));
            if (!bare.isBlank()) found.add(bare);
        }
        return found;
    }

    static String json(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) return String.valueOf(value);
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> json(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Iterable<?> list) {
            List<String> parts = new ArrayList<>();
            list.forEach(part -> parts.add(json(part)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value.getClass().isArray()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
                parts.add(json(java.lang.reflect.Array.get(value, i)));
            }
            return "[" + String.join(", ", parts) + "]";
        }
        StringBuilder text = new StringBuilder("\"");
        for (char c : String.valueOf(value).toCharArray()) {
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < ' ' || c > '~') text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        return text.append('"').toString();
    }
}
