import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;

/** Reads RDF with Jena and prints, a line of JSON each: how many quads and triples, and what SHACL finds. */
public class Check {
    public static void main(String[] arguments) {
        if (arguments[0].equals("--shacl")) {
            shacl(arguments);
            return;
        }
        Model first = null;
        for (String file : arguments) {
            Dataset held = RDFDataMgr.loadDataset(file);
            long quads = 0;
            for (var all = held.asDatasetGraph().find(); all.hasNext(); all.next()) quads++;
            Model triples = ModelFactory.createDefaultModel().add(held.getUnionModel()).add(held.getDefaultModel());
            boolean same = first == null || triples.isIsomorphicWith(first);
            if (first == null) first = triples;
            System.out.println("{\"file\": \"" + Path.of(file).getFileName() + "\", \"quads\": " + quads
                    + ", \"same_triples\": " + same + "}");
        }
    }

    static void shacl(String[] arguments) {
        Model shapes = RDFDataMgr.loadModel(arguments[1]);
        Model data = RDFDataMgr.loadModel(arguments[2]);
        var report = ShaclValidator.get().validate(Shapes.parse(shapes.getGraph()), data.getGraph());
        report.getEntries().forEach(entry -> System.out.println("{\"focus\": \"" + entry.focusNode()
                + "\", \"component\": \"" + entry.sourceConstraintComponent().getLocalName() + "\"}"));
        System.out.println("{\"conforms\": " + report.conforms() + ", \"results\": " + report.getEntries().size() + "}");
    }
}
