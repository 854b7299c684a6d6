#!/usr/bin/env bash
# Submits a WhatsApp template, and prints its state before and after Meta's decision.
set -euo pipefail

api=$SINCH_PROVISIONING_URL/v1/projects/$SINCH_PROJECT_ID/whatsapp/templates
call() { curl -fsS -u "$SINCH_KEY_ID:$SINCH_KEY_SECRET" -H 'Content-Type: application/json' "$@"; }

call "$api" -o /dev/null -d '{
  "name": "spring_sale", "language": "EN_US", "category": "MARKETING",
  "details": { "components": [{ "type": "BODY", "text": "Spring is here." }] }
}'
call "$api/spring_sale/languages/EN_US" | grep -oE 'IN_PROGRESS|APPROVED' | head -1
npx sinch-provisioning-mock advance 2s >/dev/null # Meta decides after two seconds
call "$api/spring_sale/languages/EN_US" | grep -oE 'IN_PROGRESS|APPROVED' | head -1
