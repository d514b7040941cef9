using System.Diagnostics.CodeAnalysis;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>What is to be armed, as a test asks for it.</summary>
public sealed record FaultOrder(string Fault)
{
    /// <summary>Only for this client.</summary>
    public string? Client { get; init; }

    /// <summary>For faults of the transport: at which endpoint, for example <c>token</c>, or <c>all</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>So many exchanges stay healthy first.</summary>
    public int? Skip { get; init; }

    /// <summary>So often and then no more.</summary>
    public int? Times { get; init; }

    /// <summary>Only for the login with this <c>state</c>.</summary>
    public string? State { get; init; }

    internal bool TryArm(MockOrg org, [NotNullWhen(true)] out ArmedFault? armed, [NotNullWhen(false)] out string? mistake)
    {
        armed = null;
        var text = Endpoint is null || Fault.Contains('@', StringComparison.Ordinal) ? Fault : $"{Fault}@{Endpoint}";
        if (!FaultName.TryParse(text, out var name, out mistake) || (mistake = name.MistakeAt(org) ?? MistakeIn(org)) is not null)
        {
            return false;
        }

        armed = FaultBook.Of(org).Arm(order => new ArmedFault(name with { Text = Fault }, org)
        {
            By = "control", Order = order, Client = Client, Skip = Skip, Times = Times, State = State,
        });
        return true;
    }

    private string? MistakeIn(MockOrg org)
    {
        if (Client is not null && org.FindApp(Client) is null)
        {
            return $"'{LogText.Clean(Client)}' is not a client of this org.{Near.Text(Client, [.. org.Apps.Select(app => app.ClientId)])}";
        }

        if (Endpoint is not null && Fault.Contains('@', StringComparison.Ordinal) && !Fault.EndsWith($"@{Endpoint}", StringComparison.Ordinal))
        {
            return $"'{LogText.Clean(Fault)}' names an endpoint already, and 'endpoint' another: '{LogText.Clean(Endpoint)}'. Leave one out.";
        }

        return Skip < 0 || Times < 1 ? $"'skip' must be 0 or more and 'times' 1 or more. Current values: {Skip} and {Times}." : null;
    }
}

/// <summary>Faults in .NET, for whoever has the org in the same process.</summary>
public static class MockOrgFaults
{
    /// <summary>Armed until the result is disposed.</summary>
    /// <exception cref="ArgumentException">There is no such fault, or it cannot be armed so; the message says what may have been meant.</exception>
    public static IDisposable Arm(this MockOrg org, FaultOrder order)
    {
        ArgumentNullException.ThrowIfNull(org);
        ArgumentNullException.ThrowIfNull(order);
        return order.TryArm(org, out var armed, out var mistake)
            ? new Disarming(org, armed.Handle)
            : throw new ArgumentException(mistake, nameof(order));
    }

    public static IDisposable Arm(this MockOrg org, string fault) => Arm(org, new FaultOrder(fault));

    private sealed class Disarming(MockOrg org, string handle) : IDisposable
    {
        public void Dispose() => FaultBook.Of(org).Disarm(handle);
    }
}
