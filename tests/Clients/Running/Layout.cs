namespace RazorOkta.Clients.Running;

/// <summary>How org and app are named. Browsers hold back an org's cookie from frames and scripts of another site, so the names decide what can work.</summary>
internal enum Layout
{
    /// <summary><c>{id}.mock.localhost</c> and <c>app.mock.localhost</c>: one site with separate cookies, like an org with a custom domain.</summary>
    OneSite,

    /// <summary><c>127.0.0.1</c> and <c>localhost</c>, as the samples are shipped: two sites.</summary>
    Shipped,
}
