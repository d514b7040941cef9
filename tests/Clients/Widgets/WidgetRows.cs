namespace RazorOkta.Clients.Widgets;
internal static class WidgetRows { public static IEnumerable<Row> All => []; }
