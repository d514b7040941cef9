using System.Globalization;
using System.Xml;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tls;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>What goes wrong between an endpoint and its caller, whichever endpoint it is.</summary>
internal static class TransportStage
{
    private const string RequestsOfThisConnection = "mock-okta-requests";

    private static readonly string[] OfAnyDocument = ["member", "raw", "status", "header"];

    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var changed = false;
        foreach (var mutation in alteration.Of("http"))
        {
            changed |= mutation.Part switch
            {
                "address" => Readdress(alteration, _ => alteration.Words.Text(mutation.Argument.Length > 0 ? $"{mutation.Change}:{mutation.Argument}" : mutation.Change)),
                "certificate" => BadPort(alteration, mutation) is { } port && Readdress(alteration, address => new UriBuilder(address) { Port = port }.Uri.AbsoluteUri),
                _ => IsAimedAt(alteration) && Apply(alteration, mutation),
            };
        }

        return Task.FromResult(changed);
    }

    private static bool IsAimedAt(Alteration alteration) => alteration.Fault.Aim is var aim && (aim == Endpoints.All || aim == alteration.Exchange.Endpoint);

    private static bool Apply(Alteration alteration, Mutation mutation)
    {
        if (OfAnyDocument.Contains(mutation.Part))
        {
            DocumentChange.Apply(alteration, mutation);
            return true;
        }

        var (answer, clock) = (alteration.Answer, alteration.Exchange.Org.Clock);
        switch (mutation.Part)
        {
            case "empty":
                answer.Body = [];
                answer.Response.Headers.ContentType = default;
                return true;
            case "headers":
                AddHeaders(answer, int.Parse(mutation.Change, CultureInfo.InvariantCulture));
                return true;
            case "redirect":
                Redirect(alteration, mutation);
                return true;
            case "close" when mutation.Change == "reused" && IsFirstOfItsConnection(alteration.Exchange.Http):
                return false;
            default:
                answer.Delivery = Delivery(mutation, clock);
                return true;
        }
    }

    private static Func<HttpContext, byte[], Task> Delivery(Mutation mutation, OrgClock clock) => mutation.Part switch
    {
        "delay" => Deliveries.Late(XmlConvert.ToTimeSpan(mutation.Change), clock),
        "drip" => Deliveries.ByteByByte(XmlConvert.ToTimeSpan(mutation.Change), clock),
        "hang" => Deliveries.NeverAsync,
        "close" => Deliveries.CloseAsync,
        "reset" => Deliveries.ResetAsync,
        "truncate" when mutation.Change == "length" => Deliveries.ShorterThanPromisedAsync,
        "truncate" => Deliveries.WithoutTheLastChunkAsync,
        "oversize" => Deliveries.Padded(mutation.Change == "endless" ? long.MaxValue : long.Parse(mutation.Change, CultureInfo.InvariantCulture)),
        "gzip" => Deliveries.GzipBomb(long.Parse(mutation.Change, CultureInfo.InvariantCulture)),
        _ => throw new UnknownMutationException(mutation),
    };

    /// <summary>The metadata names an address at which nobody answers as he should.</summary>
    private static bool Readdress(Alteration alteration, Func<string, string> change)
    {
        if (alteration.Exchange.Endpoint != Endpoints.Discovery || Endpoints.MemberOf(alteration.Fault.Aim) is not { } member
            || RawObject.Parse(alteration.Answer.Text) is not { } document || document.Text(member) is not { } address)
        {
            return false;
        }

        document.SetText(member, change(address));
        alteration.Answer.Body = WireText.Bytes(document.ToString());
        return true;
    }

    /// <summary>Null at an org that speaks plain http.</summary>
    private static int? BadPort(Alteration alteration, Mutation mutation) =>
        alteration.Exchange.Http.RequestServices.GetService<ServerCertificates>()?.Bad.PortOf(mutation.Change);

    private static void AddHeaders(Answer answer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            answer.Response.Headers[$"X-Filler-{i:D5}"] = "x";
        }
    }

    /// <summary>A redirect of a request to itself is a loop.</summary>
    private static void Redirect(Alteration alteration, Mutation mutation)
    {
        var request = alteration.Exchange.Http.Request;
        alteration.Answer.Response.StatusCode = int.Parse(mutation.Change, CultureInfo.InvariantCulture);
        alteration.Answer.Response.Headers.Location = mutation.Argument == "loop"
            ? $"{request.PathBase}{request.Path}{request.QueryString}"
            : alteration.Words.Text(mutation.Argument);
        alteration.Answer.Body = [];
    }

    /// <summary>Only a connection that has served before can be a stale one.</summary>
    private static bool IsFirstOfItsConnection(HttpContext http)
    {
        var items = http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
        return items.TryAdd(RequestsOfThisConnection, 1);
    }
}
