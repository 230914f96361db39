using Optimizer.Runtime;

namespace Healthy;

public sealed record Address(string Street, string Zip, string City, string Country);

public sealed record AddressFaults(IReadOnlyList<string> Faults);

public sealed class AddressCheck : IPlatformFunction<Address, AddressFaults>
{
    public Task<AddressFaults> InvokeAsync(Address request, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(request.Street)) faults.Add("street is missing");
        if (request.Country == "DE" && (request.Zip.Length != 5 || !request.Zip.All(char.IsAsciiDigit))) faults.Add("zip must have five digits");
        if (string.IsNullOrWhiteSpace(request.City)) faults.Add("city is missing");
        return Task.FromResult(new AddressFaults(faults));
    }
}
