using System.Net;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta.Definition;
using RazorOkta.Web;

namespace RazorOkta.Bench.Soaking;

using Known = Certify.Running.Known;
using Login = Certify.Running.Login;
using Start = Certify.Running.Start;

/// <summary>
/// What one of the many who go on at once has for itself: a user whose logins come and go, and three who have signed in before and stay, so that
/// a session that is lost shows.
/// </summary>
internal sealed class Scene
{
    private const int Keepers = 3;

    private readonly Tally _tally;
    private readonly OktaUser _guest;
    private readonly HttpClient _http;
    private readonly (OktaUser User, Visitor Visitor)[] _keepers;

    public Scene(int number, Org org, string origin, Tally tally)
    {
        (Org, Origin, _tally) = (org, origin, tally);
        // Else the limit of logins for one address would be met, and not the machine's.
        _http = Browser.ClientFrom(new IPAddress([127, 0, 1, (byte)(number + 1)]));
        _guest = GuestOf(number);
        _keepers = [.. KeepersOf(number).Select(user => (user, NewVisitor()))];
    }

    public Org Org { get; }

    public string Origin { get; }

    /// <summary>Who signs in and out.</summary>
    public OktaUser Guest => _guest;

    public static IEnumerable<OktaUser> Users(int scenes) => Enumerable.Range(0, scenes).SelectMany(i => KeepersOf(i).Prepend(GuestOf(i)));

    public Visitor NewVisitor() => NewVisitor(new Browser { Http = _http, Heard = Heard });

    public Visitor NewVisitor(Browser browser) => new(Org, Origin, browser);

    /// <summary>A browser in which the guest is signed in.</summary>
    public async Task<Visitor> SignedInAsync(Start start = Start.Server)
    {
        var visitor = NewVisitor();
        await SignInAsync(visitor, Guest, start);
        return visitor;
    }

    /// <returns>The whole login.</returns>
    public static async Task<Login> SignInAsync(Visitor visitor, OktaUser user, Start start = Start.Server)
    {
        var login = await visitor.LogInAsync(start, user.Login);
        Expect.That(login.Callback is { IsRedirect: true, OpenedSessions.Count: 1 }, $"a good login is answered {login.Final}");
        Expect.Same(user.Id, await visitor.SignedInAsAsync(), "who is signed in after a good login");
        return login;
    }

    /// <summary>Nobody is signed in, neither here nor with a copy of the cookies.</summary>
    public static async Task IsOutAsync(Visitor visitor, Browser? copied = null)
    {
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after the end of a session");
        if (copied is not null)
        {
            var page = await copied.GetAsync(visitor.Origin + WebRoutes.Profile);
            Expect.That(page.Status != 200, "a copied cookie opens a session that is over");
        }
    }

    /// <summary>The browser leaves as our own pages leave, and goes on to the org.</summary>
    public async Task LeaveAsync(Visitor visitor)
    {
        var copied = visitor.Browser.Copy();
        var left = await visitor.LogOutAsync();
        Expect.That(left.Location?.StartsWith($"{Org.Issuer}/v1/logout?", StringComparison.Ordinal) == true, $"a logout is answered {left}");
        await visitor.Browser.GetAsync(left.Location!, Asker.OtherSite);
        await IsOutAsync(visitor, copied);
    }

    public async Task OpenAsync()
    {
        foreach (var (user, visitor) in _keepers)
        {
            await SignInAsync(visitor, user);
        }
    }

    /// <summary>One of those who stay is still who it was, by page and by JSON.</summary>
    public Task CheckOneAsync() => CheckAsync(_keepers[Random.Shared.Next(Keepers)]);

    /// <summary>All of them; then they leave.</summary>
    public async Task CloseAsync()
    {
        foreach (var keeper in _keepers)
        {
            await CheckAsync(keeper);
            await LeaveAsync(keeper.Visitor);
        }
    }

    /// <summary>Someone who stays, for attacks on a session that is alive.</summary>
    public (OktaUser User, Visitor Visitor) Keeper => _keepers[Random.Shared.Next(Keepers)];

    private static async Task CheckAsync((OktaUser User, Visitor Visitor) keeper)
    {
        Expect.Same(keeper.User.Id, await keeper.Visitor.SignedInAsAsync(), "whose session one is that was good");
        var status = await keeper.Visitor.GetAsync(WebRoutes.Session, Asker.OwnScript);
        Expect.That(status.Status == 200 && status.Body.Contains($"\"subject\":\"{keeper.User.Id}\"", StringComparison.Ordinal), $"the status of a good session is {status} {status.Body}");
    }

    private void Heard(Answer answer)
    {
        _tally.Heard();
        if (answer.Url.StartsWith(Origin, StringComparison.Ordinal) && answer.Status is 500)
        {
            _tally.Violation($"500 at {new Uri(answer.Url).AbsolutePath}");
        }
    }

    private static OktaUser GuestOf(int number) => User($"guest{number}");

    private static IEnumerable<OktaUser> KeepersOf(int number) => Enumerable.Range(0, Keepers).Select(i => User($"keeper{number}-{i}"));

    private static OktaUser User(string name) => new() { Login = $"{name}@acme.com", Password = Known.Password, FirstName = name };
}
