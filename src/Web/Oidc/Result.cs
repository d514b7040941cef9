using System.Diagnostics.CodeAnalysis;

namespace RazorOkta.Web.Oidc;

/// <summary>A value, or the failure that stands in its way; never both.</summary>
internal readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, OidcFailure? failure) => (_value, Failure) = (value, failure);

    public OidcFailure? Failure { get; }

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out OidcFailure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(OidcFailure failure) => new(default, failure);
}
