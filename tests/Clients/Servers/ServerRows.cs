namespace RazorOkta.Clients.Servers;
internal static class ServerRows { public static IEnumerable<Row> All => []; }
