namespace RazorOkta.MockOkta.Control;

/// <summary>
/// How a test drives an org from outside, below <c>{org}/_mock</c>: each org has its own. The worlds of the process are made and dropped at any of them.
/// </summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var all = app.MapGroup(OktaRoutes.Control).AddEndpointFilter<ControlGuard>().WithMetadata(new ControlBodySize());
        var control = all.MapGroup("").AddEndpointFilter<QueryGuard>();

        control.MapGet("/worlds", WorldsControl.List);
        control.MapPost("/worlds", WorldsControl.CreateAsync);
        control.MapDelete("/worlds/{id}", WorldsControl.Drop);

        DefinitionControl.Map(control);

        control.MapPost("/reset", OrgControl.Reset);
        control.MapGet("/clock", OrgControl.Clock);
        control.MapPost("/clock", OrgControl.MoveClockAsync);
        control.MapDelete("/clock", OrgControl.ResetClock);
        control.MapGet("/keys", OrgControl.Keys);
        control.MapPost("/keys/rotate", OrgControl.RotateKeys);

        control.MapGet("/sessions", SessionsControl.ListSessions);
        control.MapDelete("/sessions/{id}", SessionsControl.CloseSession);
        control.MapGet("/tokens", SessionsControl.ListTokens);
        control.MapDelete("/tokens/{jti}", SessionsControl.RevokeToken);
        control.MapPost("/backchannel-logout", BackchannelControl.SendAsync);

        control.MapGet("/journal", JournalControl.Read).WithMetadata(new KnownInQuery("attempt", "path", "after"));
        control.MapDelete("/journal", JournalControl.Clear);

        control.MapGet("/inbox", InboxControl.Read).WithMetadata(new KnownInQuery("to"));
        control.MapDelete("/inbox", InboxControl.Clear);
        control.MapPost("/push/{id}", InboxControl.AnswerPushAsync);

        all.MapFallback("{*call}", http => ControlError.NotFound("control call of this name and method").ExecuteAsync(http));
    }
}
