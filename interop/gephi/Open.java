import java.awt.Color;
import java.io.File;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.PNGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens GEXF files in Gephi, and prints what it holds of each as a line of JSON; draws it on request. */
public class Open {
    public static void main(String[] arguments) throws Exception {
        File pictures = "-".equals(arguments[0]) ? null : new File(arguments[0]);
        for (int i = 1; i < arguments.length; i++) open(new File(arguments[i]), pictures);
        System.exit(0);
    }

    static void open(File file, File pictures) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        int issues = container.getReport().getIssuesList(1000).size();
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Graph graph = model.getGraph();
        TreeMap<String, Integer> nodeValues = new TreeMap<>();
        TreeMap<String, Integer> edgeValues = new TreeMap<>();
        TreeSet<String> kinds = new TreeSet<>();
        int placed = 0;
        int timed = 0;
        for (Node node : graph.getNodes()) {
            for (Column column : model.getNodeTable()) count(node.getAttribute(column), column, nodeValues);
            if (node.x() != 0 || node.y() != 0) placed++;
            if (node.getIntervals().length > 0) timed++;
        }
        for (Edge edge : graph.getEdges()) {
            for (Column column : model.getEdgeTable()) count(edge.getAttribute(column), column, edgeValues);
            kinds.add(String.valueOf(edge.getTypeLabel()));
        }
        System.out.println("{\"file\": \"" + file.getName() + "\", \"nodes\": " + graph.getNodeCount()
                + ", \"edges\": " + graph.getEdgeCount() + ", \"issues\": " + issues
                + ", \"placed\": " + placed + ", \"timed\": " + timed + ", \"kinds\": " + kinds.size()
                + ", \"node_values\": " + json(nodeValues) + ", \"edge_values\": " + json(edgeValues) + "}");
        if (pictures != null) draw(new File(pictures, file.getName().replace(".gexf", ".png")), graph);
    }

    static void count(Object value, Column column, TreeMap<String, Integer> counts) {
        if (value != null && !String.valueOf(value).isEmpty()) counts.merge(column.getId(), 1, Integer::sum);
    }

    static String json(TreeMap<String, Integer> counts) {
        StringBuilder text = new StringBuilder("{");
        counts.forEach((name, count) -> text.append(text.length() > 1 ? ", " : "")
                .append('"').append(name).append("\": ").append(count));
        return text.append('}').toString();
    }

    static void draw(File picture, Graph graph) throws Exception {
        PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
        PreviewProperties chosen = preview.getModel().getProperties();
        boolean few = graph.getNodeCount() < 1000;
        chosen.putValue(PreviewProperty.SHOW_NODE_LABELS, few);
        chosen.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        chosen.putValue(PreviewProperty.NODE_LABEL_FONT,
                chosen.getFontValue(PreviewProperty.NODE_LABEL_FONT).deriveFont(graph.getNodeCount() < 70 ? 22f : 11f));
        chosen.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        chosen.putValue(PreviewProperty.EDGE_CURVED, false);
        chosen.putValue(PreviewProperty.EDGE_THICKNESS, few ? 1f : 0.5f);
        chosen.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, few);
        chosen.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 1f);
        chosen.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 12f);
        chosen.putValue(PreviewProperty.NODE_BORDER_WIDTH, few ? 1f : 0f);
        chosen.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
        preview.refreshPreview();
        ExportController exporter = Lookup.getDefault().lookup(ExportController.class);
        PNGExporter png = (PNGExporter) exporter.getExporter("png");
        png.setWidth(1400);
        png.setHeight(1000);
        exporter.exportFile(picture, png);
    }
}
