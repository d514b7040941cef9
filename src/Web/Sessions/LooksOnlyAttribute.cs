namespace RazorOkta.Web.Sessions;

/// <summary>Marks an address that looks at the session without using it: a page that asks every minute must not keep it alive.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class LooksOnlyAttribute : Attribute
{
    public static bool IsOn(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<LooksOnlyAttribute>() is not null;
}
