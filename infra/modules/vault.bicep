// The key that signs bundles. It is made in the vault and never leaves it; the app may sign with it and read its public half.
param name string
param location string

@description('Principal of the app\'s identity.')
param appId string

@description('Who reads the public key to pin it; empty: nobody.')
param deployerId string
param deployerType string

var roles = {
  cryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
  reader: '21090545-7ca7-4776-b22c-e363652d74d2'
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }

  // No rotation policy: runtimes pin the public key, so a new one is rolled out to them first.
  resource bundles 'keys' = {
    name: 'bundles'
    properties: {
      kty: 'EC'
      curveName: 'P-256'
      keyOps: ['sign', 'verify']
      attributes: { enabled: true, exportable: false }
    }
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::bundles.id, appId, roles.cryptoUser)
  scope: vault::bundles
  properties: {
    principalId: appId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cryptoUser)
  }
}

resource deployerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerId)) {
  name: guid(vault.id, deployerId, roles.reader)
  scope: vault
  properties: {
    principalId: deployerId
    principalType: deployerType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
  }
}

output name string = vault.name
output signingKeyUri string = vault::bundles.properties.keyUri
