/*
 * JDBC: prepared statements with setString on quality_tier columns.
 *
 * usage: java -cp postgresql.jar WithJdbc.java QUESTIONS; PGHOST and so on lead to the database.
 * Prints a line for each row: the name of the question and the columns.
 */
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class WithJdbc
{
    static final String OVERVIEW = "SELECT id, name, name_zh, products, quality_max, quality_max_rank, sources, national_share, own, longitude, latitude"
        + " FROM atlas.cluster_overview ORDER BY id";
    static final String RANK = "SELECT id, product, cluster, quality_max FROM atlas.specialisation_overview WHERE quality_max_rank >= ? ORDER BY id";
    static final String TIER = "SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= ? ORDER BY id";
    static final String NEAREST = "SELECT cluster_id, cluster, distance_m, inside, quality_max"
        + " FROM nearest_cluster(?, ST_SetSRID(ST_MakePoint(?, ?), 4326), CAST(? AS quality_tier))";

    static final String WITHOUT_CAST = "SELECT id, cluster, distance_m, inside, quality_max FROM atlas.api_nearest_clusters(?, ?, ?, 1, ?)";

    static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    static void show(String question, PreparedStatement statement) throws SQLException
    {
        try (ResultSet rows = statement.executeQuery())
        {
            while (rows.next())
            {
                out.print(question);
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
                {
                    Object value = rows.getObject(i);
                    out.print("\t" + (value == null ? "\\N" : value));
                }
                out.print('\n');
            }
        }
    }

    public static void main(String[] arguments) throws Exception
    {
        String url = "jdbc:postgresql://127.0.0.1:" + System.getenv("PGPORT") + "/" + System.getenv("PGDATABASE");
        try (Connection connection = DriverManager.getConnection(url, System.getenv("PGUSER"), ""))
        {
            out.print("version\t" + connection.getMetaData().getDriverVersion() + ", Java " + System.getProperty("java.version") + "\n");
            try (PreparedStatement overview = connection.prepareStatement(OVERVIEW))
            {
                show("overview", overview);
            }
            try (PreparedStatement rank = connection.prepareStatement(RANK))
            {
                rank.setInt(1, 20);
                show("rank", rank);
            }
            try (PreparedStatement tier = connection.prepareStatement(TIER))
            {
                for (String asked : new String[] {"low", "medium", "high", "中端"})
                {
                    tier.setString(1, asked);
                    show("tier\t" + asked, tier);
                }
            }
            ask(connection, "nearest", NEAREST, arguments[0]);
            ask(connection, "uncast", WITHOUT_CAST, arguments[0]);
            write(connection);
        }
        out.flush();
    }

    /* From the fifth time on the statement is prepared on the server too. */
    static void ask(Connection connection, String name, String sql, String questions) throws Exception
    {
        try (PreparedStatement statement = connection.prepareStatement(sql))
        {
            for (String line : Files.readAllLines(Path.of(questions)))
            {
                String[] question = line.split("\t", -1);
                statement.setString(1, question[1]);
                statement.setDouble(2, Double.parseDouble(question[2]));
                statement.setDouble(3, Double.parseDouble(question[3]));
                statement.setString(4, question[4].isEmpty() ? null : question[4]);
                show(name + "\t" + question[0], statement);
            }
        }
    }

    static void write(Connection connection) throws SQLException
    {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement())
        {
            statement.execute("SET TRANSACTION READ WRITE");
            statement.execute("CREATE TEMPORARY TABLE own (id integer, tier quality_tier)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO own VALUES (?, ?)"))
        {
            String[] tiers = {"high", "low", "medium", null};
            for (int i = 0; i < tiers.length; i++)
            {
                insert.setInt(1, i + 1);
                insert.setString(2, tiers[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement own = connection.prepareStatement("SELECT id, tier FROM own ORDER BY tier"))
        {
            show("write", own);
        }
    }
}
